"""What the README claims about speed, measured. Run as `./run bench judge`."""
