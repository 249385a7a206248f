"""Alerts and captures in the sandbox, read by Prometheus; run by hack/metrics, which has started the sandbox."""

import html
import json
import math
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

OUT = Path(sys.argv[1])
SANDBOX = int(sys.argv[2])
DASHBOARD = Path("charts/packet-capture-operator/files/dashboard.json")
ALERT = Path("examples/alerts/common-schema-fired.json")
# The bridge of the sandbox speaks HTTP, and nobody else writes there.
EMPTY_HERE = {"Certificate ends in", "Visits that failed"}
COLOURS = ["#3b7dd8", "#d8743b", "#3b9c5a", "#a04bc4", "#c43b5a", "#7a6a2f", "#2f7a7a", "#777777"]


class Missing(Exception):
    """Something that must be there is not."""


def wait(what, look, seconds=90):
    """Returns what look() returns as soon as that is something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        os.kill(SANDBOX, 0)
        found = look()
        if found:
            return found
        time.sleep(0.2)
    raise Missing(f"{what} within {seconds} s")


def environment():
    """The sandbox's own description of itself; nothing until it is written."""
    path = Path("target/sandbox/env")
    if not path.exists():
        return None
    lines = [line.removeprefix("export ").split("=", 1) for line in path.read_text().splitlines() if "=" in line]
    return {name: value.strip("'\"") for name, value in lines}


def post(url, body):
    request = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        return refused.code


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(base, path, **parameters):
    with urllib.request.urlopen(f"{base}{path}?{urllib.parse.urlencode(parameters)}", timeout=20) as answer:
        return json.load(answer)["data"]


def prometheus(target):
    """Starts it; returns the process and its address."""
    port = free_port()
    (OUT / "prometheus.yaml").write_text(json.dumps({
        "global": {"scrape_interval": "1s", "evaluation_interval": "1s"},
        "rule_files": ["rules.yaml"],
        "scrape_configs": [{
            "job_name": "packet-capture-operator-metrics", "static_configs": [{
                "targets": [urllib.parse.urlparse(target).netloc], "labels": {
                    "namespace": "packet-capture-operator", "app_kubernetes_io_component": "operator"}}]}]}))
    process = subprocess.Popen(
        ["prometheus", f"--config.file={OUT}/prometheus.yaml", f"--storage.tsdb.path={OUT}/data",
         f"--web.listen-address=127.0.0.1:{port}", "--log.level=warn"], stdout=open(OUT / "prometheus.log", "w"),
        stderr=subprocess.STDOUT)
    return process, f"http://127.0.0.1:{port}"


def story(env, base):
    """Alerts of every kind, good and bad, a recording, and captures that end well or never begin."""
    wrong = OUT / "wrong.yaml"
    wrong.write_text("---\n" + json.dumps({
        "apiVersion": "v1", "kind": "Secret", "metadata": {"name": "outdated", "namespace": "default"}, "stringData": {
            "AZURE_TENANT_ID": env["TENANT_ID"], "AZURE_CLIENT_ID": env["CLIENT_ID"], "AZURE_CLIENT_SECRET": "outdated"}})
        + "\n---\n" + Path("examples/request.yaml").read_text().replace(
            "name: look-at-web-2", "name: with-an-outdated-secret").replace(
            "\nspec:\n", "\nspec:\n  credentialsRef: {name: outdated}\n"))
    subprocess.run(["kubectl", "apply", "-f", "examples/request.yaml", "-f", "examples/scale-set.yaml", "-f", wrong,
                    "-f", "examples/flight-recorder.yaml"],
                   check=True, stdout=subprocess.DEVNULL, env={**os.environ, "KUBECONFIG": env["KUBECONFIG"]})
    wait("a flight recorder that records", lambda: get(
        base, "/api/v1/query", query='capture_recorder_targets{state="recording"} > 0')["result"])
    # Another machine than that of the sandbox's own story, which nobody may have watched from its beginning.
    fired = json.loads(ALERT.read_text().replace("web-1", "web-2"))
    stranger = env["BRIDGE_URL"].rsplit("/", 1)[0] + "/wrong"
    for number in range(4):
        fired["data"]["essentials"]["alertId"] = f"/subscriptions/1/alerts/{number:032x}"
        fired["data"]["essentials"]["firedDateTime"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        post(env["BRIDGE_URL"], json.dumps(fired).encode())
        post(env["BRIDGE_URL"], b"no JSON")
        post(stranger, b"{}")
        time.sleep(5)


def series(base, expression, start, end):
    """Every series of the query with its values, without those that are not numbers."""
    asked = expression.replace("$__rate_interval", "20s").replace("$job", ".*").replace("$namespace", ".*")
    found = get(base, "/api/v1/query_range", query=asked, start=start, end=end, step=1)["result"]
    kept = [(one["metric"], [(float(at), float(value)) for at, value in one["values"] if math.isfinite(float(value))])
            for one in found]
    return [(labels, values) for labels, values in kept if values]


def legend(form, labels):
    for name, value in labels.items():
        form = form.replace("{{" + name + "}}", value)
    return form.replace("__auto", "")


def number(value, unit):
    if unit == "bytes":
        return f"{value / 2**20:.1f} MiB" if value >= 2**20 else f"{value / 1024:.1f} KiB"
    if unit == "percentunit":
        return f"{100 * value:.1f} %"
    return f"{value:.3g}" + (" s" if unit == "s" else "")


def drawn(panel, found, start, end, x, y):
    """One panel of the picture."""
    unit = panel["fieldConfig"]["defaults"]["unit"]
    parts = [f'<rect x="{x}" y="{y}" width="400" height="180" rx="6" fill="#ffffff" stroke="#d5dae0"/>',
             f'<text x="{x + 12}" y="{y + 22}" font-weight="600">{html.escape(panel["title"])}</text>']
    lines = [(legend(form, labels), values) for form, many in found for labels, values in many]
    if not lines:
        parts.append(f'<text x="{x + 12}" y="{y + 90}" fill="#888888">no data here</text>')
    elif panel["type"] == "stat":
        for row, (name, values) in enumerate(lines[:2]):
            parts.append(f'<text x="{x + 12}" y="{y + 90 + 40 * row}" font-size="30">'
                         f'{number(values[-1][1], unit)} <tspan font-size="13">{html.escape(name)}</tspan></text>')
    else:
        top = max(value for _, values in lines for _, value in values) or 1
        parts.append(f'<text x="{x + 388}" y="{y + 22}" text-anchor="end" fill="#888888">{number(top, unit)}</text>')
        for row, (name, values) in enumerate(lines[:8]):
            points = " ".join(f"{x + 12 + 376 * (at - start) / (end - start):.1f},{y + 120 - 84 * value / top:.1f}"
                              for at, value in values)
            colour = COLOURS[row]
            parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
            parts.append(f'<text x="{x + 12 + 190 * (row % 2)}" y="{y + 138 + 12 * (row // 2)}" font-size="10" '
                         f'fill="{colour}">{html.escape(name[:34])}</text>')
    return parts


def picture(rows, start, end):
    parts, y = [], 50
    for title, panels in rows:
        parts.append(f'<text x="20" y="{y}" font-size="16" font-weight="600">{html.escape(title)}</text>')
        for place, (panel, found) in enumerate(panels):
            parts += drawn(panel, found, start, end, 20 + 415 * (place % 3), y + 12 + 192 * (place // 3))
        y += 40 + 192 * math.ceil(len(panels) / 3)
    head = (f'<svg xmlns="http://www.w3.org/2000/svg" width="1270" height="{y}" viewBox="0 0 1270 {y}" '
            'font-family="sans-serif" font-size="13"><rect width="100%" height="100%" fill="#f2f4f7"/>')
    (OUT / "dashboard.svg").write_text(head + "\n".join(parts) + "</svg>\n")


def rows_of(base, start, end):
    """The dashboard's rows, each panel with what its queries found; and what found nothing."""
    rows, empty = [], []
    for panel in json.loads(DASHBOARD.read_text())["panels"]:
        if panel["type"] == "row":
            rows.append((panel["title"], []))
            continue
        found = [(query["legendFormat"], series(base, query["expr"], start, end)) for query in panel["targets"]]
        rows[-1][1].append((panel, found))
        if any(not many for _, many in found) and panel["title"] not in EMPTY_HERE:
            empty.append(panel["title"])
    return rows, empty


def main():
    env = wait("the sandbox's environment", environment)
    process, base = prometheus(env["METRICS_URL"])
    try:
        wait("an answer of Prometheus", lambda: process.poll() is None and up(base))
        wait("an operator that is ready", lambda: is_ready(env["METRICS_URL"].replace("/metrics", "/readyz")))
        start = time.time()
        wait("the end of the sandbox's own story", lambda: ended(base) >= 1)
        story(env, base)
        wait("an end of two more captures", lambda: ended(base) >= 3, 120)
        time.sleep(3)
        end = time.time()
        rows, empty = rows_of(base, start, end)
        picture(rows, start, end)
        rules = [rule for group in get(base, "/api/v1/rules")["groups"] for rule in group["rules"]]
        sick = [f'{rule["name"]}: {rule.get("lastError", "")}' for rule in rules if rule["health"] != "ok"]
        panels = sum(len(many) for _, many in rows)
        print(f"{panels} panels and {len(rules)} alert rules asked of Prometheus; "
              f"firing or pending here: {', '.join(sorted(r['name'] for r in rules if r['state'] != 'inactive')) or 'none'}.")
        if empty or sick:
            raise Missing("series of: " + ", ".join(empty + sick))
    finally:
        process.terminate()
        process.wait(20)


def is_ready(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def up(base):
    try:
        return get(base, "/api/v1/query", query="up == 1")["result"]
    except OSError:
        return None


def ended(base):
    found = get(base, "/api/v1/query", query="sum(capture_ends_total)")["result"]
    return float(found[0]["value"][1]) if found else 0


try:
    main()
except Missing as missing:
    sys.exit(f"hack/metrics: not found: {missing}; see {OUT}")
