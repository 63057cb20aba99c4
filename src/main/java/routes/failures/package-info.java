/** What cannot be done for good, by name. In: exceptions of any room. Out: a reason, a dead letter. */
@org.jspecify.annotations.NullMarked
package routes.failures;
