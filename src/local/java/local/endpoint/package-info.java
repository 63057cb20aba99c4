/** An AWS service's wire on loopback. In: HTTP requests in JSON 1.1 or REST JSON. Out: the answer of the action they name, or its error. */
@org.jspecify.annotations.NullMarked
package local.endpoint;
