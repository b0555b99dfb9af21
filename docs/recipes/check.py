"""Asks an Afterword server whether a form came with a pass.

yes: a person or their browser did the check; wait: a reader who could not do it asks that somebody looks; no: neither.
Raises when the server cannot be asked; take nothing then that you would not take from a program.
"""

import json
from urllib.parse import urlencode
from urllib.request import urlopen


def check_pass(server: str, secret: str, token: str) -> str:
    body = urlencode({"secret": secret, "response": token}).encode()
    with urlopen(f"{server}/api/v1/captcha/siteverify", body, timeout=5) as reply:
        verdict = json.load(reply)
    if verdict.get("success") is True:
        return "yes"
    return "wait" if verdict.get("hold") is True else "no"
