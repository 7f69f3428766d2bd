"""What `make bench` measures, a file an area: each `bench_*` function yields the measures it took."""
