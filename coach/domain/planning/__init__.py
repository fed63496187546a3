"""The rules of timing, a file for each: thanks, waits, requests; `coach.domain.planner` puts them together."""
