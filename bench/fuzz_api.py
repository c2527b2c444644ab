"""Schemathesis against the API of the demo: whatever is sent, no answer is 5xx and none contradicts its description.

`make soak` runs it at length; `--max-time` bounds it. Ends with 1 when something was found.
"""

import argparse
import http.client
import pathlib
import re
import subprocess
import sys
import tempfile

from served import serve, sign_in, stop

CHECKS = "not_a_server_error,content_type_conformance,response_schema_conformance"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--svi", type=pathlib.Path, required=True)
    parser.add_argument("--schemathesis", type=pathlib.Path, required=True)
    parser.add_argument("--max-time", type=int, default=60)
    parser.add_argument("--checks", default=CHECKS)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        demo = [str(args.svi), "demo", "--data", f"{folder}/data", "--listen", "127.0.0.1:0", "--households", "20"]
        process, address, links = serve(demo)
        try:
            sys.exit(fuzz(args, address, links["Vedrovo", "office_coordinator"]))
        finally:
            stop(process)


def fuzz(args, address, link):
    cookie = sign_in(address, link)
    connection = http.client.HTTPConnection(address)
    connection.request("GET", "/api", headers={"cookie": cookie})
    token = re.search(r'name="csrf-token" content="([^"]*)"', connection.getresponse().read().decode()).group(1)
    command = [str(args.schemathesis), "run", f"http://{address}/api/openapi.json", "--checks", args.checks]
    command += ["--header", f"Cookie: {cookie}", "--header", f"X-CSRF-Token: {token}", "--max-time", str(args.max_time)]
    command += ["--seed", "1", "--suppress-health-check", "all", "--no-color"]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    main()
