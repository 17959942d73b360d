package hotline.policy.reading;

import hotline.policy.Department;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the departments that may hold a complaint. */
final class DepartmentsReader {
    private static final Set<String> KEYS = Set.of("name", "holding");

    private static final int MOST = 200;

    private DepartmentsReader() {}

    static List<Department> read(PolicyNode root) {
        var departments = new ArrayList<Department>();
        var named = root.member("departments");
        if (named.isPresent()) {
            named.get()
                    .atMostMembers(MOST)
                    .codedMembers()
                    .forEach((code, department) -> departments.add(department(code, department)));
        } else {
            departments.add(Department.CUSTOMER_SERVICE);
        }
        // Notices of the last rung go to the head office, whether or not a policy names it.
        if (!codes(departments).containsKey(Department.HEAD_OFFICE.code())) {
            departments.add(Department.HEAD_OFFICE);
        }
        return departments;
    }

    /** For places that name one of them. */
    static Map<String, String> codes(List<Department> departments) {
        var codes = new LinkedHashMap<String, String>();
        for (Department department : departments) {
            codes.put(department.code(), department.code());
        }
        return codes;
    }

    private static Department department(String code, PolicyNode node) {
        node.onlyKnows(KEYS);
        return new Department(
                code,
                TaxonomyReader.name(node.required("name")),
                node.member("holding").map(LimitReader::read));
    }
}
