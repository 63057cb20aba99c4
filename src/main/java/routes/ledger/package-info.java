/**
 * What the lake writes down about its own work. In: what became of objects, commits, and the filters taken. Out: raw objects of
 * bookkeeping sources, which become tables like any other log; an answer when they are durable; decisions and filters read back.
 */
@org.jspecify.annotations.NullMarked
package routes.ledger;
