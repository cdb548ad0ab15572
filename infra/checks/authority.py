#!/usr/bin/env python3
"""Picks one authority out of RDS's bundle of a region.

usage: authority.py rds-ca-rsa2048-g1 < bundle.pem > authority.pem
"""
import re
import subprocess
import sys

if len(sys.argv) != 2:
    sys.exit(__doc__)
wanted = sys.argv[1].removeprefix("rds-ca-").replace("-", "").upper()
for certificate in re.findall(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", sys.stdin.read(), re.DOTALL):
    subject = subprocess.run(["openssl", "x509", "-noout", "-subject", "-nameopt", "multiline"], input=certificate,
                             capture_output=True, text=True, check=True).stdout
    if wanted in re.sub(r"[^A-Z0-9]", "", subject.upper()):
        print(certificate)
        sys.exit()
sys.exit(f"authority: {sys.argv[1]} is not in the bundle")
