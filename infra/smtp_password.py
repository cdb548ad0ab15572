#!/usr/bin/env python3
"""Makes the SMTP password of SES out of the secret part of an IAM access key.

usage: smtp_password.py <region> < secret-access-key
The recipe is AWS's: https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html
"""
import base64
import hashlib
import hmac
import sys

if len(sys.argv) != 2:
    sys.exit(__doc__)


def sign(key, message):
    return hmac.new(key, message.encode(), hashlib.sha256).digest()


signature = ("AWS4" + sys.stdin.read().strip()).encode()
for part in ("11111111", sys.argv[1], "ses", "aws4_request", "SendRawEmail"):
    signature = sign(signature, part)
print(base64.b64encode(b"\x04" + signature).decode(), end="")
