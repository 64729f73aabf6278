"""The reading room: one case as pages in a browser, on this computer only.

from sayso.serving import Shelf, bind, serve

shelf = Shelf(Path("inquiry.sayso"))
shelf.load()
serve(shelf, listening=bind(0), token=secrets.token_urlsafe(), session=secrets.token_urlsafe(), announce=print)
"""

from sayso.serving.app import application
from sayso.serving.entrance import Entrance
from sayso.serving.people import Reviewer
from sayso.serving.server import bind, serve
from sayso.serving.shelf import Shelf
from sayso.serving.snapshot import Snapshot

__all__ = ["Entrance", "Reviewer", "Shelf", "Snapshot", "application", "bind", "serve"]
