"""Fund agreements to data, fees, and paper again."""
