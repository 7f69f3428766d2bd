"""The register: contracts on disk, their amendments folded in, compared and checked."""
