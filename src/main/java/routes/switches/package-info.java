/** Emergency-off. In: the watched switches file. Out: suspended and resumed routes; messages wait. */
@org.jspecify.annotations.NullMarked
package routes.switches;
