"""The neural encoder: words in, scores out (ONNX int8, CPU)."""
