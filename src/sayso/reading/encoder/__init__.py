"""The neural encoder: words in, scores out (ONNX int8, CPU)."""

import os

# The runtime would write a device id under the home directory and may report home: nothing leaves this machine, nothing is left on it.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
