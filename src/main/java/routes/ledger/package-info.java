/**
 * What the lake writes down about its own work. In: what became of objects, and commits. Out: raw objects of bookkeeping sources,
 * which become tables like any other log; an answer when they are durable.
 */
@org.jspecify.annotations.NullMarked
package routes.ledger;
