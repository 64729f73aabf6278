"""Training of the encoder: loaders, network, training loop, export. Never imported by the package."""
