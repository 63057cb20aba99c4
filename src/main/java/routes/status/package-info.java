/** How the lake is doing, for whoever is called at night. In: queues, manifests, listings. Out: one status a source. */
@org.jspecify.annotations.NullMarked
package routes.status;
