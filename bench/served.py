"""A program that serves, and somebody signed in to it."""

import http.client
import os
import re
import signal
import subprocess
import sys
import urllib.parse


def serve(command):
    """Starts a program and waits for what it says; its address and its links by municipality and role."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SVI_")}
    environment["SVI_LOG_LEVEL"] = "warn"
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=sys.stderr, text=True, env=environment)
    line = process.stdout.readline()
    if "://" not in line:
        sys.exit(f"it does not serve: {line}{process.stdout.read()}")
    address = line.strip().rsplit("://", 1)[1]
    links, place = {}, None
    if command[1] == "demo":
        for line in process.stdout:
            parts = line.split()
            if len(parts) == 2 and "://" in parts[1]:
                links[place, parts[0]] = parts[1]
                if parts[0] == "operator":
                    break
            elif line.strip() and not line.startswith(" "):
                place = line.strip()
    return process, address, links


def sign_in(address, link):
    """The cookie of the session that a link opens."""
    path = urllib.parse.urlparse(link).path
    connection = http.client.HTTPConnection(address)
    connection.request("GET", path)
    answer = connection.getresponse()
    cookies = answer.headers.get_all("set-cookie") or []
    body = answer.read().decode()
    if not any(cookie.startswith("svi-session=") for cookie in cookies):
        # A page with a button: a link that is only looked at signs nobody in.
        token = re.search(r'name="csrf" value="([^"]+)"', body).group(1)
        head = {"cookie": "; ".join(c.split(";")[0] for c in cookies), "content-type": "application/x-www-form-urlencoded"}
        connection.request("POST", path, urllib.parse.urlencode({"csrf": token}), head)
        answer = connection.getresponse()
        cookies = answer.headers.get_all("set-cookie") or []
        answer.read()
    return next(c.split(";")[0] for c in cookies if c.startswith("svi-session="))


def stop(process):
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=30)
