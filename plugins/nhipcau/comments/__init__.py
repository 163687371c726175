"""Comments: readers send them to a form of ours, Isso holds them until an editor approves, and files keep them."""
