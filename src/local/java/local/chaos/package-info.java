/**
 * Breaks the lake on purpose, the same way each time: workers run the protocol itself over clients that fail, one call at a time.
 * In: a seed. Out: nothing, or what was lost, repeated or not accounted for. Start reading at {@link local.chaos.Schedule}.
 */
@org.jspecify.annotations.NullMarked
package local.chaos;
