#!/usr/bin/env python3
"""How soon the customers' page is there on a slow network: slow-network.py [address, default http://localhost:8080/]

Drives Chromium through chromedriver with the network of a slow phone. Prints for each network the milliseconds until something
is painted and until the form works, the median of five openings without a cache, and what came over the network.
"""
import json
import statistics
import subprocess
import sys
import time
import urllib.request

PORT = 29515
TRIES = 5
# latency in ms, bytes per second, times that the processor is slower
NETWORKS = {
    "slow 3G, 400 ms, 50 kB/s": (400, 50_000, 1),
    "the same, a processor six times slower": (400, 50_000, 6),
    "slow 3G of DevTools, 2 000 ms, 50 kB/s": (2_000, 50_000, 1),
    "no emulation": (0, -1, 1),
}
WATCH = """
new MutationObserver((_, watch) => {
  if (!document.querySelector('complaint-form form-field input')) return;
  watch.disconnect();
  globalThis.formAt = performance.now();
}).observe(document, { childList: true, subtree: true });
"""
FIGURES = """
const all = performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'));
const paint = performance.getEntriesByName('first-contentful-paint')[0];
return globalThis.formAt && paint
  ? [paint.startTime, globalThis.formAt, all.reduce((sum, { transferSize }) => sum + transferSize, 0), all.length]
  : null;
"""


def call(path, body=None, method="POST"):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"http://localhost:{PORT}{path}", data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)["value"]


def opening(address, latency, throughput, slower):
    options = {"args": ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--lang=zh-CN"]}
    session = call("/session", {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}})["sessionId"]
    at = f"/session/{session}"

    def cdp(command, **how):
        call(f"{at}/goog/cdp/execute", {"cmd": command, "params": how})

    try:
        cdp("Network.enable")
        cdp("Network.emulateNetworkConditions", offline=False, latency=latency, downloadThroughput=throughput, uploadThroughput=throughput)
        cdp("Emulation.setCPUThrottlingRate", rate=slower)
        cdp("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
        call(f"{at}/url", {"url": address})
        for _ in range(300):
            figures = call(f"{at}/execute/sync", {"script": FIGURES, "args": []})
            if figures:
                return figures
            time.sleep(0.1)
        raise SystemExit("the form did not come within 30 s")
    finally:
        call(at, method="DELETE")


def main():
    address = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8080/"
    driver = subprocess.Popen(["chromedriver", f"--port={PORT}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(2)
        for name, how in NETWORKS.items():
            runs = [opening(address, *how) for _ in range(TRIES)]
            painted, form, received, requests = (round(statistics.median(figures)) for figures in zip(*runs))
            print(f"{name}: painted {painted} ms, form {form} ms, {received / 1000:.0f} kB, {requests} requests")
    finally:
        driver.terminate()


if __name__ == "__main__":
    main()
