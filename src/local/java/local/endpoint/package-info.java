/** An AWS service's wire on loopback. In: HTTP requests in JSON 1.1, REST JSON or as a form. Out: the answer of the action they name, or its error. */
@org.jspecify.annotations.NullMarked
package local.endpoint;
