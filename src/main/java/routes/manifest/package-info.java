/** What is already in the lake. In: a unit. Out: its manifests; a new one is the commit. */
@org.jspecify.annotations.NullMarked
package routes.manifest;
