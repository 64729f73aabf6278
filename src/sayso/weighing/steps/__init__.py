"""The weighing step by step over a case: only what a new document or judgement touches is weighed again (``weigh_case``)."""

from sayso.weighing.steps.plan import weigh_case as weigh_case
