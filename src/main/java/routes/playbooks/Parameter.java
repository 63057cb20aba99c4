package routes.playbooks;

/**
 * What may be chosen about a question.
 *
 * @param preset its value when none is given
 * @param help one line for people
 */
public record Parameter(String name, ParameterType type, String preset, String help) {}
