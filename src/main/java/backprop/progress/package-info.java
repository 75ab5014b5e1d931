/**
 * What moves while a cell runs: {@link backprop.progress.Progress} shows a training, {@link
 * backprop.progress.StudyProgress} a study, in a notebook as a figure that grows, in a terminal as
 * a line.
 *
 * <p>It imports {@code chart}, {@code notebook}, {@code matrix}, {@code train} and {@code
 * experiment}. Begin with {@code Progress}.
 */
package backprop.progress;
