package routes.readready;

/** A record that became no row: the how-manieth of its object, from 0, and why. */
public record Quarantined(int index, String reason) {}
