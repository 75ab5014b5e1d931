package backprop.notebook;

import backprop.text.Text;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;

/**
 * The Jupyter kernel that runs this code: IJava, JJava or the workbook's own; rapaio's is {@link
 * RapaioDisplays}. None of them is known when the library is compiled, and JJava has classes of its
 * own throughout; but the methods have the same names everywhere, and by these they are called.
 */
final class RunningKernel implements Screen {
  /** Class and method that give the kernel; our own is last, as its class is under IJava too. */
  static final String[][] GIVERS = {
    {"io.github.spencerpark.ijava.IJava", "getKernelInstance"},
    {"org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel"},
    {"org.dflib.jjava.JJava", "getKernelInstance"}, // until 1.0-a15
    {"backprop.kernel.Display", "getKernelInstance"},
  };

  private final Object kernel;

  RunningKernel(Object kernel) {
    this.kernel = kernel;
  }

  static Optional<RunningKernel> find() {
    for (String[] giver : GIVERS) {
      try {
        Object kernel = Class.forName(giver[0]).getMethod(giver[1]).invoke(null);
        if (kernel != null) {
          return Optional.of(new RunningKernel(kernel));
        }
      } catch (ReflectiveOperationException | LinkageError e) {
        // not this one
      }
    }
    return Optional.empty();
  }

  /** Whether it has the base classes that the library was compiled with: all but JJava. */
  boolean isFamiliar() {
    return kernel instanceof BaseKernel;
  }

  boolean isSameAs(RunningKernel other) {
    return other != null && other.kernel == kernel;
  }

  @Override
  public void show(String id, Bundle bundle) {
    Method display = method(kernel, "display", 1);
    invoke(kernel, display, displayData(display.getParameterTypes()[0], id, bundle));
  }

  @Override
  public void update(String id, Bundle bundle) {
    boolean itself = find(kernel, "updateDisplay", 2).isPresent();
    Object target = itself ? kernel : field(call(kernel, "getIO"), "display");
    Method update = method(target, "updateDisplay", 2);
    invoke(target, update, id, displayData(update.getParameterTypes()[1], id, bundle));
  }

  /** Says how objects of a type show themselves, in a form of these MIME types; none for any. */
  void register(Renderers.Rendition<?> form, String... types) {
    Object registration = call(call(kernel, "getRenderer"), "createRegistration", form.type());
    if (types.length > 0) {
      Method preferring = method(registration, "preferring", String[].class);
      registration = invoke(registration, preferring, (Object) types);
    }
    Method register = method(registration, "register", 1);
    Class<?> function = register.getParameterTypes()[0];
    Object renderer =
        Proxy.newProxyInstance(
            function.getClassLoader(),
            new Class<?>[] {function},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) {
                return method.invoke(form, arguments);
              }
              fill(call(arguments[1], "getOutputContainer"), form.of(arguments[0]));
              return null;
            });
    invoke(registration, register, renderer);
  }

  // ------------------------------------------------------------------ display data of the kernel

  private static Object displayData(Class<?> type, String id, Bundle bundle) {
    try {
      Object data = type.getConstructor().newInstance();
      fill(data, bundle);
      call(data, "setDisplayId", id);
      return data;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " is not as expected", e);
    }
  }

  private static void fill(Object data, Bundle bundle) {
    Method putData = method(data, "putData", String.class, Object.class);
    bundle.data().forEach((type, form) -> invoke(data, putData, type, form));
    Method putMetaData = method(data, "putMetaData", String.class, Object.class);
    bundle.metadata().forEach((type, value) -> invoke(data, putMetaData, type, value));
  }

  // ------------------------------------------------------------------ reflection

  private static Optional<Method> find(Object object, String name, int parameters) {
    return Arrays.stream(object.getClass().getMethods())
        .filter(m -> m.getName().equals(name) && m.getParameterCount() == parameters)
        .findFirst();
  }

  private static Method method(Object object, String name, int parameters) {
    return find(object, name, parameters).orElseThrow(() -> unexpected(object, name, null));
  }

  private static Method method(Object object, String name, Class<?>... parameters) {
    try {
      return object.getClass().getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      throw unexpected(object, name, e);
    }
  }

  private static Object call(Object object, String name, Object... arguments) {
    return invoke(object, method(object, name, arguments.length), arguments);
  }

  private static Object field(Object object, String name) {
    try {
      return object.getClass().getField(name).get(object);
    } catch (ReflectiveOperationException e) {
      throw unexpected(object, name, e);
    }
  }

  private static Object invoke(Object object, Method method, Object... arguments) {
    try {
      return method.invoke(object, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw unexpected(object, method.getName(), e.getCause());
    } catch (IllegalAccessException e) {
      throw unexpected(object, method.getName(), e);
    }
  }

  private static IllegalStateException unexpected(Object object, String name, Throwable why) {
    return new IllegalStateException(
        Text.format("the kernel's %s has no %s as IJava has it", object.getClass().getName(), name),
        why);
  }
}
