/** Clients of AWS, real or local. In: settings. Out: one client per service. */
@org.jspecify.annotations.NullMarked
package routes.aws;
