"""Speed of the platform at 100,000 households, each with five versions and some 200 answers, on both databases.

Fills an installation by `svi demo --fill`, then asks for pages, and who may be the person that is being typed, with 8 clients that keep their
connections (`xtask load`). PostgreSQL is the one that `cargo xtask postgres` starts, reached through its socket as on one machine
(TEST_POSTGRES_SOCKET); without it only SQLite is measured. Ends with 1 when something misses what is wanted.
"""

import argparse
import html
import http.client
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import time
import urllib.parse

from served import serve, sign_in, stop

MANY = "Mnogoljudno"
CLIENTS = 8
# name: p95 in milliseconds that is wanted.
WANTED = {"household": 15, "list, first page": 30, "list, last page": 30, "search": 50, "warning while typing": 50}
# Households whose members are typed again.
TYPED = 60
RATE, START, RESIDENT = 500, 300, 60
NAMES = ["jovanovic", "Đorđe", "ђорђевић", "milica petr", "cara dusana", "Nikolić Ana", "stojan", "zikic", "lazar", "vedrina"]


def main():
    args = arguments()
    missed = []
    server = os.environ.get("TEST_POSTGRES_SOCKET")
    print(f"\n## The platform: {args.households:,} households, {CLIENTS} clients, {os.cpu_count()} cores for both\n")
    for kind, url in [("SQLite", None), ("PostgreSQL", server)]:
        if args.only not in (None, kind):
            continue
        if kind == "PostgreSQL":
            if not server:
                print("PostgreSQL is not measured: run within `cargo xtask postgres --`")
                continue
            url = f"{server.rsplit('/', 1)[0]}/svi_bench"
            database(server, "drop database if exists svi_bench with (force)")
            database(server, "create database svi_bench")
        missed += measure(args, kind, url)
    if missed:
        print("\nmissed: " + "; ".join(missed))
        sys.exit(1)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--svi", type=pathlib.Path, required=True)
    parser.add_argument("--xtask", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--households", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=4000)
    parser.add_argument("--only", choices=["SQLite", "PostgreSQL"], help="measure one of the two")
    return parser.parse_args()


def measure(args, kind, url):
    folder = args.work / f"platform-{kind.lower()}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(f"{folder}.keys", ignore_errors=True)
    place = ["--data", str(folder)] + (["--database", url] if url else [])
    demo = [str(args.svi), "demo", *place, "--listen", "127.0.0.1:0", "--households", "20", "--fill", str(args.households)]
    start = time.monotonic()
    process, address, links = serve(demo)
    filled = time.monotonic() - start
    try:
        cookie = sign_in(address, links[MANY, "office_coordinator"])
        settled(folder, url)
        versions(folder, url)
        full = ask(args, f"{kind}, full", address, cookie)
        strip(folder, url)
        bare = ask(args, f"{kind}, bare", address, cookie)
    finally:
        stop(process)
    first, resident, parts = started([str(args.svi), "serve", *place, "--listen", "127.0.0.1:0"])
    missed = []
    for name, (rows, too_slow) in [("full: five versions a household, some 200 answers each", full), ("bare: households and persons only", bare)]:
        print(f"### {kind}, {name}\n")
        print("| page | requests | p50 ms | p95 ms | p99 ms | pages/s | wanted p95 |\n|---|---:|---:|---:|---:|---:|---:|")
        print("\n".join(rows) + "\n")
        missed += too_slow
    print(f"\nfilled in {filled:.0f} s; start to first page {first:.0f} ms (wanted < {START}); resident idle {resident:.0f} MB (wanted < {RESIDENT})")
    print(f"resident of each start, MB (its own memory + mapped files): {'; '.join(parts)}\n")
    if first >= START:
        missed.append(f"{kind}: start {first:.0f} ms")
    if resident >= RESIDENT:
        missed.append(f"{kind}: resident {resident:.0f} MB")
    return missed


def get(address, cookie, path):
    connection = http.client.HTTPConnection(address)
    connection.request("GET", path, headers={"cookie": cookie})
    answer = connection.getresponse()
    body = answer.read().decode()
    if answer.status != 200:
        sys.exit(f"{path}: {answer.status}\n{body[:500]}")
    return body


def ask(args, kind, address, cookie):
    first = get(address, cookie, "/households")
    last = link(first, "last") or sys.exit("the list has no link to its last page")
    households = set()
    page = first
    for _ in range(20):
        households |= set(re.findall(r'href="(/households/[0-9a-f-]{36})"', page))
        path = link(page, "next")
        if not path:
            break
        page = get(address, cookie, path)
    searches = ["/households?" + urllib.parse.urlencode({"q": name}) for name in NAMES]
    searches += ["/search?" + urllib.parse.urlencode({"q": name}) for name in NAMES]
    typing = typed(address, cookie, sorted(households)[:TYPED])
    plans = {"household": sorted(households), "list, first page": ["/households"], "list, last page": [last], "search": searches, "warning while typing": typing}
    rows, missed = [], []
    total, seconds = 0, 0.0
    for name, paths in plans.items():
        load(args, address, name, 200, cookie, paths)
        found = load(args, address, name, args.requests, cookie, paths)
        count, p50, p95, p99, rate, other = found
        # What is sent while somebody types is no page.
        if paths is not typing:
            total, seconds = total + count, seconds + count / rate
        rows.append(f"| {name} | {count:.0f} | {p50} | **{p95}** | {p99} | {rate:.0f} | {WANTED[name]} |")
        if p95 >= WANTED[name]:
            missed.append(f"{kind}: {name} p95 {p95} ms")
        if other:
            missed.append(f"{kind}: {name}: {other:.0f} answers other than 200")
    rows.append(f"| all pages | {total:.0f} | | | | {total / seconds:.0f} | > {RATE}/s |")
    if total / seconds <= RATE:
        missed.append(f"{kind}: {total / seconds:.0f} pages/s")
    return rows, missed


def typed(address, cookie, households):
    """Members of households as somebody types them again: the names alone, then with the day, then mistyped with day and month exchanged."""
    token = re.search(r'name="csrf-token" content="([^"]+)"', get(address, cookie, "/households/new")).group(1)
    requests = []
    for path in households:
        household = json.loads(get(address, cookie, f"/api/v1{path}"))
        for member in household["members"]:
            family, given = member["family_name"], member["given_name"]
            day = (member["birth_date"] or "1990-05-03").split("-")
            names = {"csrf": token, "family_name": family, "given_name": given}
            mistyped = {"family_name": family[:-2] + family[-1], "birth_date": f"{int(day[1])}.{int(day[2])}.{day[0]}.", "settlement": household["settlement"]}
            for fields in [names, names | {"birth_date": "-".join(day)}, names | mistyped]:
                requests.append("/duplicates/likely\t" + urllib.parse.urlencode(fields))
    return requests or sys.exit("there is nobody to type again")


def link(page, which):
    """The address of another page of the list; None when there is none."""
    found = re.search(rf'id="[^"]*-web-table-{which}" href="([^"]+)"', page)
    return found and html.unescape(found.group(1))


def load(args, address, name, requests, cookie, paths):
    command = [str(args.xtask), "load", address, name, str(CLIENTS), str(requests), f"cookie: {cookie}", "accept-encoding: gzip"]
    output = subprocess.run(command, input="\n".join(paths), capture_output=True, text=True, check=True).stdout
    return [float(part) for part in output.rstrip("\n").split("\t")[1:]]


def started(command):
    """Milliseconds from the start to the first page, best of five, and the most resident memory a moment later in MB, with the parts of each."""
    best, resident, parts = float("inf"), 0.0, []
    for _ in range(5):
        start = time.monotonic()
        process, address, _links = serve(command)
        get(address, "", "/sign-in")
        best = min(best, (time.monotonic() - start) * 1000)
        time.sleep(1)
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        own, mapped = (int(re.search(rf"{part}:\s+(\d+)", status).group(1)) / 1024 for part in ("RssAnon", "RssFile"))
        resident = max(resident, own + mapped)
        parts.append(f"{own:.0f} + {mapped:.0f}")
        stop(process)
    return best, resident, parts


# Five versions a household: four more rows for each first one. What is sealed in them opens nowhere; no measured page asks for it.
UUID = {
    "sqlite": "lower(hex(randomblob(4))||'-'||hex(randomblob(2))||'-'||hex(randomblob(2))||'-'||hex(randomblob(2))||'-'||hex(randomblob(6)))",
    "postgres": "gen_random_uuid()",
}
VERSIONS = """insert into record_version
select {uuid}, tenant, household_id, record, record_kind, number + {more}, valid_from, recorded_at, recorded_by, source, sealed
from record_version where number = 1 and record_kind = 'household'"""


ASSESSING = "select count(*) from job where kind = 'assessment.recompute' and state in ('waiting', 'running')"


def settled(folder, url):
    """Waits until what every night brings is over: the first night of a new installation is at once."""
    # The job that asks for the others comes within moments of the start.
    time.sleep(10)
    while True:
        if url:
            command = ["psql", "--quiet", "--no-psqlrc", "--tuples-only", url, "--command", ASSESSING]
            left = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        else:
            connection = sqlite3.connect(folder / "svi.db", timeout=60)
            (left,) = connection.execute(ASSESSING).fetchone()
            connection.close()
        if left == 0:
            return
        time.sleep(2)


def versions(folder, url):
    for more in range(1, 5):
        if url:
            database(url, VERSIONS.format(uuid=UUID["postgres"], more=more))
            continue
        connection = sqlite3.connect(folder / "svi.db", timeout=60)
        with connection:
            connection.execute(VERSIONS.format(uuid=UUID["sqlite"], more=more))
        connection.close()
    if url:
        database(url, "analyze")


def strip(folder, url):
    """Takes answers and later versions away again: what is left is the platform's own slice."""
    statements = ["delete from assessment_result", "delete from fact_sheet", "delete from fact_entry", "delete from record_version where number > 1"]
    if url:
        database(url, "; ".join([*statements, "analyze"]))
        return
    connection = sqlite3.connect(folder / "svi.db", timeout=120)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def database(server, sql):
    subprocess.run(["psql", "--quiet", "--no-psqlrc", server, "--command", sql], check=True)


if __name__ == "__main__":
    main()
