"""What meets somebody who comes in: today's work, their own data, their suggestions."""
