"""A labelled set of ticket logs with exact truth, made by code that shares nothing with the reader, and its scorer."""
