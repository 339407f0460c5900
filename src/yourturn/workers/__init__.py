"""What goes on without anybody watching: listening, sending, jobs."""
