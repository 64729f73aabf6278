"""The neural encoder: words in, scores out (ONNX int8, CPU)."""

import os

# The runtime would write a device id under the home directory and may report home; sayso does neither.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
