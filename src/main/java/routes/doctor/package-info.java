/** Whether all that a lake lives on is there. In: settings, the machine, AWS. Out: one check a line, with what to do. */
@org.jspecify.annotations.NullMarked
package routes.doctor;
