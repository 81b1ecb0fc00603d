"""Executors for the steps of a batch: in this process, in worker processes or on a cluster."""
