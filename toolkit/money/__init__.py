"""Money: the fees that a schedule defines, to the cent, with the convention named at every step."""
