/** S3 event notifications in all their envelopes. In: a queue message. Out: the objects it names, each met once. */
@org.jspecify.annotations.NullMarked
package routes.events;
