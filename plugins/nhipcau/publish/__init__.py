"""Publishing: what was built is proven, sent to a place, and kept as a release to which one can go back.

A place takes a list of what changed and a folder, and gives a release; it never reads content.
"""

from nhipcau.publish.local import Folder
from nhipcau.publish.place import offer
from nhipcau.publish.server import Server
from nhipcau.publish.store import Store

offer("file", Folder)
offer("ssh", Server)
offer("s3", Store)
