"""Help desks: one module a desk, one line a desk here; `http.py` is the only module that talks.

- `DESKS`: kind → title, in the order in which they are shown; the module of a kind is `sheet2desk.desks.<kind>`,
  its docstring is the page that `sheet2desk desks KIND` prints.
- `capabilities(kind) -> Capabilities`: what a kind of desk keeps and what it loses, as data.
- `page(kind) -> str`: the page of a kind.
- `find_secret(settings, name, environment) -> Secret`: the token named by `token_file` or `token_env`; the caller
  hands in the environment. ConfigError when it isn't there.
- `connect(settings, secret, *, name="", sleep=time.sleep, transport=None) -> Desk`: a desk to talk to (interface.py).
  Nothing is sent yet. ConfigError names the profile's wrong key and the nearest known one.
"""
