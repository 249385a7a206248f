"""One capture from create to delete with azure-cli; run by hack/az, which has prepared the environment."""

import itertools
import json
import os
import subprocess
import sys
import time
from pathlib import Path

OUT = Path(sys.argv[1])
CLI = [sys.executable, "-m", "azure.cli"]
CAPTURE = ["network", "watcher", "packet-capture"]
REGION = ["--location", "westeurope", "--name", "from-az"]
rows = []


class Unexpected(Exception):
    """A command failed, or its answer is not what its user expects."""


def az(*arguments):
    """Runs one command; returns its answer as JSON, its exit code and its seconds."""
    begin = time.monotonic()
    run = subprocess.run([*CLI, *arguments], capture_output=True, text=True, timeout=180)
    seconds = time.monotonic() - begin
    if run.returncode != 0:
        row(arguments, run.returncode, seconds, "failed")
        raise Unexpected(f"{rows[-1][0]} ended with {run.returncode}:\n{run.stderr}")
    return json.loads(run.stdout) if run.stdout.strip() else None, seconds


def row(arguments, code, seconds, seen):
    words = list(itertools.takewhile(lambda word: not word.startswith("-"), arguments))
    name = " ".join(words).removeprefix("network watcher ")
    rows.append((f"az {name}", str(code), f"{seconds:.1f}", seen))
    print(f"  {rows[-1][0]:<34} exit {code}  {seconds:5.1f} s  {seen}", flush=True)


def expect(arguments, check, wanted):
    """Runs a command, and checks its answer: `check` returns what was seen and whether it is good."""
    answer, seconds = az(*arguments)
    seen, good = check(answer)
    row(arguments, 0, seconds, seen)
    if not good:
        raise Unexpected(f"{rows[-1][0]}: expected {wanted}, saw {seen}")
    return answer


def sign_in():
    arm, authority = os.environ["ARM_URL"], os.environ["AUTHORITY_URL"]
    _, seconds = az("cloud", "register", "--name", "Box", "--endpoint-resource-manager", arm,
                    "--endpoint-management", arm, "--endpoint-active-directory", authority,
                    "--endpoint-active-directory-resource-id", arm, "--endpoint-active-directory-graph-resource-id", arm,
                    "--endpoint-gallery", arm, "--suffix-storage-endpoint", "local", "--suffix-keyvault-dns", ".vault.local")
    row(["cloud", "register"], 0, seconds, arm)
    az("cloud", "set", "--name", "Box")
    expect(["login", "--service-principal", "--username", os.environ["CLIENT_ID"], "--password",
            os.environ["CLIENT_SECRET"], "--tenant", os.environ["TENANT_ID"]],
           lambda found: (f"subscription {found[0]['id']}", found[0]["id"] == os.environ["SUBSCRIPTION_ID"]),
           "the example's subscription")


def names(captures):
    return [capture["name"] for capture in captures]


def capture():
    expect([*CAPTURE, "create", "--resource-group", "shop", "--vm", "web-1", "--name", "from-az",
            "--storage-account", "shopcaptures", "--time-limit", "3600"],
           lambda made: (f"{made['name']} {made['provisioningState']}", made["provisioningState"] == "Succeeded"),
           "provisioningState Succeeded")
    expect([*CAPTURE, "list", "--location", "westeurope"],
           lambda found: (", ".join(names(found)), names(found) == ["from-az"]), "from-az alone")
    expect([*CAPTURE, "show", *REGION],
           lambda one: (f"time limit {one['timeLimitInSeconds']} s", one["timeLimitInSeconds"] == 3600), "3600 s")
    expect([*CAPTURE, "show-status", *REGION],
           lambda now: (now["packetCaptureStatus"], now["packetCaptureStatus"] == "Running"), "Running")
    expect([*CAPTURE, "stop", *REGION], lambda _: ("", True), "no error")
    expect([*CAPTURE, "show-status", *REGION],
           lambda now: (f"{now['packetCaptureStatus']} {now.get('stopReason')}",
                        (now["packetCaptureStatus"], now.get("stopReason")) == ("Stopped", "Manual")), "Stopped Manual")
    expect([*CAPTURE, "delete", *REGION], lambda _: ("", True), "no error")
    expect([*CAPTURE, "list", "--location", "westeurope"], lambda found: (f"{len(found)} captures", found == []), "none")


def write():
    lines = ["| command | exit | seconds | what it showed |", "|---|---|---|---|"]
    lines += [f"| {' | '.join(cells)} |" for cells in rows]
    (OUT.parent / "az.md").write_text("\n".join(lines) + "\n")


try:
    print("azure-cli against Azure in a box:")
    sign_in()
    capture()
except Unexpected as trouble:
    sys.exit(str(trouble))
finally:
    write()
print("azure-cli did what its user expects.")
