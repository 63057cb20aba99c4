/** Dead letters and their way back. In: a question or a request to replay. Out: letters by cause; their messages on the queues they came from, and a receipt. */
@org.jspecify.annotations.NullMarked
package routes.deadletters;
