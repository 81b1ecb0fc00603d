"""Where the steps of a batch are done: in this process, in worker processes or on a cluster."""
