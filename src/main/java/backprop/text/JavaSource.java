package backprop.text;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A Java source file as the JDK's own parser reads it: its syntax tree, the comments, and where
 * what stands. Needs a JDK, as every Java kernel does.
 */
public record JavaSource(CompilationUnitTree unit, DocTrees trees) {
  /** Parses the text of a file; nothing is compiled. */
  public static JavaSource parse(String text) {
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, null, null, List.of(file));
    try {
      return new JavaSource(task.parse().iterator().next(), DocTrees.instance(task));
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
  }

  /** The line on which a part begins, annotations included, counted from 1. */
  public int firstLine(Tree part) {
    return line(trees.getSourcePositions().getStartPosition(unit, part));
  }

  public int lastLine(Tree part) {
    return line(trees.getSourcePositions().getEndPosition(unit, part));
  }

  private int line(long position) {
    return (int) unit.getLineMap().getLineNumber(position);
  }
}
