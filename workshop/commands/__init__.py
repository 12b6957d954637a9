"""What the commands do, each imported only when its command is called."""
