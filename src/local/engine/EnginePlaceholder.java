/** Replaced by the adapter to Athena's engine. */
final class EnginePlaceholder {}
