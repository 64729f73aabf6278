"""The pages, one file each: what a request asks for, looked up in the snapshot and handed to a template."""
