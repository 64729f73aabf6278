"""Invented pages with marked lines: ``=`` body, ``-`` furniture; in a body line ``^`` begins a rest that is furniture."""

from __future__ import annotations

AGENCY = """\
-World
=Flood waters recede in Valdoria as aid arrives
-By Elena Marsh and Tom Okoro
-March 14, 2022 9:41 AM GMT · Updated 2 years ago

=[1/3] Residents wade through a flooded street in Port Sela, Valdoria, March 12, 2022.^ REUTERS/Jo Lund Acquire Licensing Rights

=PORT SELA, March 14 (Reuters) - Flood waters that killed at least 40 people in Valdoria began to recede on Monday, officials said.

=The interior ministry said 12,000 people remained in shelters.

="We lost everything," said Mara Dene, a baker.

-Reporting by Elena Marsh and Tom Okoro; Editing by Ann Field

-Our Standards: The Thomson Reuters Trust Principles.
"""

REWRITE = """\
-Home > World > Africa

=Miners' union rejects pay offer: report

-Posted on 03/04/2019 by Admin

=JOHANNESBURG (AFP) – The largest miners' union on Wednesday rejected a pay offer from three gold producers, its leader said.

=The companies did not respond to a request for comment.

-Also Read: Gold price hits six-month high

=The union represents 80,000 workers. It has until Friday to give notice of a strike, according to the labour ministry.

-Tags: gold, mining, unions
-Previous article
-Ferry sinks off coast
-Next article
-Rains delay harvest
-© 2019 The Daily Ledger. All rights reserved.
"""

OP_ED = """\
-OPINION

=Our rivers need a court of their own

-Dr. Ines Calder
-The Northern Herald
-12 June 2018

=Every summer the Arden turns the colour of rust, and every summer we are told that nobody is to blame. That must end.

=I have fished this river for forty years. My father fished it before me. We should not have to explain it to our children.

=The government must create an environmental court with real powers. It cannot be left to the companies themselves.

=Enough.

=Dr. Ines Calder teaches environmental law at the University of Norwick and is the author of "Troubled Waters."

-The views expressed in this article are the author's own and do not necessarily reflect the Herald's editorial policy.

-Follow us on Twitter
-Join the conversation
-23 Comments
-Great piece, I agree with every single word of this, the river has been dying for years and nobody does anything.
"""

LOCAL = """\
-Skip to content
-The Valley Gazette
-Thursday, April 4, 2019
-Subscribe
-Sign In
-News
-Sports
-Opinion
-Obituaries
-Classifieds

=Council votes to close library
=Decision ends year-long dispute over funding

-Jane Porter
-April 3, 2019 Updated 5:12 p.m.
-Facebook
-Twitter
-Email

=The town council voted 5-2 on Tuesday to close the public library at the end of June, ending a dispute of more than a year.
=Mayor Bob Lennox said the town could no longer afford the building.
="It was not an easy vote," he said.
-ADVERTISEMENT
=Residents booed when the result was read out. Some said they would sue.

-Related Stories
-Library users plan protest
-Budget gap grows to $2 million
-School board to meet

=The library opened in 1931 and lends some 40,000 books a year.

-MORE FROM NEWS
-Storm closes roads
-Snow and wind closed several roads in the county on Monday, the sheriff's office said in a statement on its website.
-Trending Now
-1. Ten best pies in the valley
-2. Bear seen near school
-Get our newsletter
-Privacy Policy
"""

WRAPPED = """\
-From: The Coastal Times
-Date: Tue, 4 Feb 2014

=FISHING FLEET TO STAY IN PORT

-By JOHN ADEYEMI

=LAGOS, Nigeria -- The fishing fleet of the western delta will stay in
=port for a second week after talks between owners and the navy broke
=down, the owners' association said on Tuesday.

="We will not sail under these conditions," the association's chairman,
=Peter Bello, told reporters in the harbour town of Warri. The navy said
=it regretted the decision.
"""

DISPATCH = """\
-May 3, 2011 Special Dispatch No. 77

=Columnist Asks Who Will Light The Kilns

-May 3, 2011
-Jordan | Special Dispatch No. 77

=The following are excerpts from a column by Samir Haddad, published in the daily on May 1, 2011.

="The potters of our village have not lit their kilns since the spring, because there is [no] fuel and the road is closed.

="[The] council says that it made no promise."

-Share this Report:
"""

NEWS_APP = """\
-  • Local
-  • Weather
-  • Schools
-  • Traffic
-  • Jobs

=    Storm shuts ferry line for a third day

-    By Lena Ortiz,

-    2020-01-09

=    The ferry line between the two islands stayed shut for a third day on Thursday, stranding some 300 travellers.

-    https://img.feed.example/image.php?url=abc
=    Travellers wait under blankets in the hall of the old ferry terminal on Thursday.^ Photo by Jo Lund/UPI

=    The company said that it would decide in the morning whether boats could sail.

-    Comments / 0
-    YOU MAY ALSO LIKE
-    Most Popular
"""

PAGES = {
    "an agency report with photo credit and desk line": AGENCY,
    "a rewrite with breadcrumbs, tags and neighbours": REWRITE,
    "an op-ed with bio, disclaimer and comments": OP_ED,
    "a local paper's page with menus and teasers": LOCAL,
    "a hard-wrapped text with a mail header": WRAPPED,
    "a translation dispatch": DISPATCH,
    "a news app's page, indented, with captions": NEWS_APP,
}


def unmark(page: str) -> tuple[str, set[int]]:
    """The page without its marks, and the offsets of the characters of body lines (without the white space around them)."""
    text, body = "", set()
    for line in page.splitlines(keepends=True):
        mark, rest = (line[0], line[1:]) if line[0] in "=-" else ("", line)
        head, _, tail = rest.partition("^")
        if mark == "=":
            start = len(text) + len(head) - len(head.lstrip())
            body |= set(range(start, start + len(head.strip())))
        text += head + tail
    return text, body
