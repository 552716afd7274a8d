"""What a scenario may say, side by side with `simulation.scenario`: the shapes of its larger keys, a module each."""
