"""Steps of the weighing that are joins over rows alone: what hangs together, what is within reach, which texts may share words."""

from __future__ import annotations

from sayso.casefile.blocks import Blocks
from sayso.casefile.connect import Store

_SLICE = 400_000  # rows looked at in one go
_MOST_NEWS = 1000  # changed documents beyond which all are looked at again
_REACH = 3


def crowds(blocks: Blocks, whole: bool) -> int:
    """Local entities that share a name, an acronym, a post or a judgement, directly or through others: one crowd.

    Beside each crowd stand the documents whose other names its joins may ask for (``home``), and those bare names in it that a
    body, place or country of the pile bears as well (``shared``).
    """
    run = blocks.store.run
    touched = """
        SELECT ref FROM steps.wire_bare WHERE key IN (SELECT key FROM steps.changed WHERE wire IN ('borne', 'bare'))"""
    count = _gather(blocks, items="referent", links="likeness", out="crowd", whole=whole, also=touched)
    run("""CREATE OR REPLACE TEMP TABLE fresh AS SELECT b.ref AS maker, l.label AS key, b.ref AS ref, b.ref::VARCHAR AS data
           FROM steps.wire_bare b JOIN label l ON l.item = b.ref WHERE b.key IN (SELECT key FROM steps.wire_borne)""")
    blocks.replace_with_fresh("shared", told=not whole)
    run("""CREATE OR REPLACE TEMP TABLE asking AS SELECT DISTINCT l.label FROM steps.wire_likeness k JOIN label l ON l.item = k.ref
           WHERE k.data = 'asks'""")
    run("""CREATE OR REPLACE TEMP TABLE fresh AS SELECT min(l.item) AS maker, l.label AS key, r.ref AS ref, '' AS data
           FROM label l JOIN steps.wire_referent r ON r.key = l.item 
           WHERE l.label IN (SELECT label FROM asking) GROUP BY l.label, r.ref""")
    blocks.replace_with_fresh("home", told=not whole)
    return count


def bundles(blocks: Blocks, whole: bool) -> int:
    """Stories, copies and retellings that touch each other: one bundle."""
    return _gather(blocks, items="item", links="member", out="bundle", whole=whole)


def _gather(blocks: Blocks, *, items: str, links: str, out: str, whole: bool, also: str = "") -> int:
    """Put items that share a link into one group, each as (item, group, item); what is not touched by a change stays as it is.

    A link whose data is ``x`` joins only where another row of the same key has none. Leaves ``label`` (item, label).
    """
    run = blocks.store.run
    if whole:
        run("CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT key AS item FROM steps.wire_" + items)
    else:
        run(
            f"""CREATE OR REPLACE TEMP TABLE touched AS
                SELECT ref AS item FROM steps.wire_{links} WHERE key IN (SELECT key FROM steps.changed WHERE wire = '{links}')
                UNION SELECT key FROM steps.changed WHERE wire = '{items}'"""
            + (f" UNION {also}" if also else "")
        )
        run(f"""INSERT INTO touched SELECT ref FROM steps.wire_{out}
                WHERE key IN (SELECT key FROM steps.wire_{out} WHERE ref IN (SELECT item FROM touched))""")
    run("CREATE OR REPLACE TEMP TABLE batch AS SELECT DISTINCT item AS key FROM touched")
    run("CREATE OR REPLACE TEMP TABLE pair (item UBIGINT, key UBIGINT)")
    for part in _slices(blocks.store, links):
        run(f"""INSERT INTO pair
            WITH held AS (SELECT * FROM steps.wire_{links}
                          WHERE {part} AND ref IN (SELECT key FROM batch) AND data <> 'asks'),
                 joining AS (SELECT DISTINCT key FROM steps.wire_{links} WHERE data = '' AND key IN (SELECT key FROM held)),
                 several AS (SELECT key FROM held WHERE key IN (FROM joining) GROUP BY key HAVING min(ref) <> max(ref))
            SELECT DISTINCT ref AS item, key FROM held WHERE key IN (FROM several)""")
    run(f"""CREATE OR REPLACE TEMP TABLE label AS SELECT DISTINCT key AS item, key AS label FROM steps.wire_{items}
            WHERE key IN (SELECT key FROM batch)""")
    _spread(blocks.store)
    run("CREATE OR REPLACE TEMP TABLE fresh AS SELECT item AS maker, label AS key, item AS ref, '' AS data FROM label")
    blocks.replace_with_fresh(out, told=not whole)
    return int(str(blocks.store.rows("SELECT count(DISTINCT label) FROM label")[0][0]))


def _spread(store: Store) -> None:
    """Give all items of ``pair`` that hang together the least label of them."""
    while True:
        store.run(
            "CREATE OR REPLACE TEMP TABLE least AS"
            " SELECT p.key, min(l.label) AS label FROM pair p JOIN label l USING (item) GROUP BY 1"
        )
        store.run("""CREATE OR REPLACE TEMP TABLE better AS SELECT l.item, min(m.label) AS label
                     FROM pair p JOIN least m USING (key) JOIN label l USING (item)
                     GROUP BY l.item, l.label HAVING min(m.label) < l.label""")
        if not store.rows("SELECT 1 FROM better LIMIT 1"):
            return
        store.run("UPDATE label SET label = better.label FROM better WHERE better.item = label.item")
        store.run("UPDATE label SET label = up.label FROM label up WHERE up.item = label.label AND up.label < label.label")


def reach(blocks: Blocks, whole: bool) -> int:
    """From each entity the entities within three steps of belonging, itself included."""
    run = blocks.store.run
    if whole:
        run("CREATE OR REPLACE TEMP TABLE batch AS SELECT DISTINCT key FROM steps.wire_own")
    else:
        changed = "SELECT key FROM steps.changed WHERE wire IN ('own', 'whole')"
        run(f"CREATE OR REPLACE TEMP TABLE batch AS {changed} UNION SELECT key FROM steps.wire_reach WHERE ref IN ({changed})")
    run(
        "CREATE OR REPLACE TEMP TABLE seen AS"
        " SELECT DISTINCT key AS root, key AS node, 0 AS step FROM steps.wire_own WHERE key IN (FROM batch)"
    )
    for step in range(_REACH):
        run(f"""INSERT INTO seen SELECT DISTINCT s.root, w.ref, {step + 1} FROM seen s JOIN steps.wire_whole w ON w.key = s.node
                WHERE s.step = {step} AND NOT EXISTS (SELECT 1 FROM seen o WHERE o.root = s.root AND o.node = w.ref)""")
    run("CREATE OR REPLACE TEMP TABLE fresh AS SELECT root AS maker, root AS key, node AS ref, '' AS data FROM seen")
    blocks.replace_with_fresh("reach", told=not whole)
    return int(str(blocks.store.rows("SELECT count(*) FROM batch")[0][0]))


def models(blocks: Blocks, whole: bool, *, all_paired: int, most_posted: int, neighbours: int, rare: int, most_models: int) -> int:
    """For each document the earlier ones that it may have its words or facts from, likeliest first.

    Args:
        blocks: the steps' state.
        whole: whether all documents are looked at, or only those that a changed document may have to do with.
        all_paired: documents with one mark up to which all their pairs count; of more each with the first and its neighbours.
        most_posted: documents with one word beyond which it is not rare.
        neighbours: how many before it are its neighbours.
        rare: what a shared fingerprint counts; a shared word counts 1, and this much is needed.
        most_models: the most earlier documents for one.
    """
    run = blocks.store.run
    run("CREATE OR REPLACE TEMP TABLE aging AS SELECT key, row_number() OVER (ORDER BY data) AS age FROM steps.wire_aged")
    run("CREATE OR REPLACE TEMP TABLE news AS SELECT DISTINCT key FROM steps.changed WHERE wire = 'aged'")
    if whole or _count(blocks.store, "news") > _MOST_NEWS:
        run("CREATE OR REPLACE TEMP TABLE batch AS SELECT key FROM steps.wire_aged UNION FROM news")
    else:
        _touched_texts(blocks.store, all_paired, most_posted, neighbours, rare)
    if not whole:
        run("CREATE OR REPLACE TEMP TABLE asked AS SELECT DISTINCT key FROM steps.wire_mark WHERE ref IN (FROM batch)")
    run("CREATE OR REPLACE TEMP TABLE weight (taken UBIGINT, given UBIGINT, much BIGINT)")
    for part in _slices(blocks.store, "mark"):
        _ranked(blocks.store, part + ("" if whole else " AND key IN (FROM asked)"), most_posted)
        run(f"""INSERT INTO weight
            WITH later AS (SELECT * FROM ranked WHERE ref IN (FROM batch) AND n > 1 AND (data = 'f' OR many <= {most_posted})),
                 wanted AS (
                     SELECT key, data, ref, unnest(range(1, n)) AS before FROM later WHERE many <= {all_paired}
                     UNION SELECT key, data, ref, unnest(list_distinct([1, {", ".join(f"n - {1 + k}" for k in range(neighbours))}]))
                     FROM later WHERE many > {all_paired}
                 )
            SELECT w.ref, r.ref, sum(CASE w.data WHEN 'f' THEN {rare} ELSE 1 END)
            FROM wanted w JOIN ranked r ON r.key = w.key AND r.n = w.before
            GROUP BY 1, 2""")
    run(f"""CREATE OR REPLACE TEMP TABLE fresh AS
        SELECT taken AS maker, taken AS key, given AS ref,
               lpad((row_number() OVER (PARTITION BY taken ORDER BY much DESC, document))::VARCHAR, 3, '0') || ' ' || given AS data
        FROM (SELECT w.taken, w.given, sum(w.much) AS much, any_value(a.ref_document) AS document FROM weight w
              JOIN (SELECT key, data[13:] AS ref_document FROM steps.wire_aged) a ON a.key = w.given
              GROUP BY 1, 2 HAVING sum(w.much) >= {rare})
        QUALIFY row_number() OVER (PARTITION BY taken ORDER BY much DESC, document) <= {most_models}""")
    blocks.replace_with_fresh("model", told=not whole)
    for table in ("asked", "ranked", "weight", "aging", "news"):
        run(f"DROP TABLE IF EXISTS {table}")
    return _count(blocks.store, "batch")


def _ranked(store: Store, where: str, most: int) -> None:
    """Documents by mark, numbered from the oldest; words that more than ``most`` have left out."""
    store.run(f"""CREATE OR REPLACE TEMP TABLE ranked AS
        WITH held AS (SELECT key, data, ref FROM steps.wire_mark WHERE {where}),
             several AS (SELECT key, count(*) AS many FROM held GROUP BY key, data
                         HAVING count(*) > 1 AND (data = 'f' OR count(*) <= {most}))
        SELECT key, h.data, h.ref, row_number() OVER (PARTITION BY key ORDER BY a.age) AS n, many
        FROM held h JOIN several USING (key) JOIN aging a ON a.key = h.ref""")


def _touched_texts(store: Store, all_paired: int, most_posted: int, neighbours: int, rare: int) -> None:
    """Those whose earlier texts may be others now, into ``batch``.

    Where documents were only added: these, those that have enough in common with one of them, and those that had an earlier text by
    a mark under which they are no longer linked. Else all that have a mark in common with one that changed.
    """
    store.run("CREATE OR REPLACE TEMP TABLE altered AS SELECT DISTINCT key FROM steps.changed WHERE wire IN ('aged', 'documents')")
    count = _count(store, "altered")
    _ranked(store, "key IN (SELECT key FROM steps.changed WHERE wire = 'mark')", most_posted + count)
    kept = "SELECT 1 FROM altered WHERE key NOT IN (FROM news) OR key NOT IN (SELECT key FROM steps.wire_aged) LIMIT 1"
    if store.rows(kept):
        store.run("CREATE OR REPLACE TEMP TABLE batch AS SELECT key FROM news UNION SELECT ref FROM ranked")
        return
    store.run(f"""CREATE OR REPLACE TEMP TABLE batch AS
        WITH fresh AS (SELECT * FROM ranked WHERE ref IN (FROM news)),
             behind AS (SELECT r.*, f.ref AS new FROM ranked r JOIN fresh f ON f.key = r.key AND f.data = r.data
                        WHERE r.n > f.n AND (r.many <= {all_paired} OR f.n = 1 OR r.n - f.n <= {neighbours})),
             apart AS (SELECT key, data, ref FROM behind WHERE many > {all_paired}
                       UNION SELECT key, data, ref FROM ranked WHERE many > {all_paired} AND many <= {all_paired + count}
                       UNION SELECT key, data, ref FROM ranked WHERE data = 'w' AND many > {most_posted})
        SELECT key FROM news
        UNION SELECT ref FROM behind WHERE data = 'f' OR many <= {most_posted} GROUP BY ref, new
              HAVING sum(CASE data WHEN 'f' THEN {rare} ELSE 1 END) >= {rare}
        UNION SELECT a.ref FROM apart a JOIN steps.wire_model m ON m.key = a.ref
              JOIN ranked r ON r.key = a.key AND r.data = a.data AND r.ref = m.ref""")


def _slices(store: Store, wire: str) -> list[str]:
    """Conditions that part a wire by its keys, so that a look at one part stays small."""
    slices = 1 + _count(store, f"steps.wire_{wire}") // _SLICE
    return [f"key % {slices} = {part}" for part in range(slices)]


def _count(store: Store, table: str) -> int:
    return int(str(store.rows(f"SELECT count(*) FROM {table}")[0][0]))
